/**
 * Java objects in Python's hands: which members a script may reach ({@code View}), which object an id stands for
 * ({@code Registry}), and how a call gets from one side to the other and back ({@code Dispatch}).
 *
 * <p>Everything starts from lists that are made when an object is handed over. A name that arrives from Python is looked
 * up in them and never in a Java class.
 */
@NullMarked
package org.montyjvm.internal.objects;

import org.jspecify.annotations.NullMarked;
