/**
 * An agent: a model writes Python, the bridge runs it, and what went wrong goes back to the model.
 *
 * <p>{@link org.montyjvm.examples.agent.Agent} is the loop; {@link org.montyjvm.examples.agent.Stock},
 * {@link org.montyjvm.examples.agent.Carrier} and {@link org.montyjvm.examples.agent.Desk} are the plugins;
 * {@link org.montyjvm.examples.agent.RecordedModel} stands in for a language model, so that the example needs no network.
 */
@NullMarked
package org.montyjvm.examples.agent;

import org.jspecify.annotations.NullMarked;
