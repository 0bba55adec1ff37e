/**
 * What the public packages are made of, and nobody else may use: the module does not export it.
 *
 * <ul>
 *   <li>{@link org.montyjvm.internal.ErrorAccess} opens the errors' constructors to this module.
 *   <li>{@code convert} turns Java objects into values and back, {@code repr} prints values as Python does,
 *       {@code rules} holds what Python allows in a value, {@code tree} walks values of any depth without recursion.
 * </ul>
 */
@NullMarked
package org.montyjvm.internal;

import org.jspecify.annotations.NullMarked;
