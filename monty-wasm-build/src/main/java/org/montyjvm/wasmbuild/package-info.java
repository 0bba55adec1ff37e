/**
 * The program that turns {@code monty.wasm} into the classes of the module {@code monty-wasm} when that module is built,
 * so that at run time nothing is parsed, compiled or looked up by name.
 *
 * <p>{@link org.montyjvm.wasmbuild.WasmModuleFile} is the module and what is relied on about it, {@link
 * org.montyjvm.wasmbuild.ChicoryClasses} is Chicory's compiler, {@link org.montyjvm.wasmbuild.MethodRewriting} and its
 * neighbours make fast code of what comes out of it, and {@link org.montyjvm.wasmbuild.SizeReport} says what HotSpot will
 * not compile.
 */
@NullMarked
package org.montyjvm.wasmbuild;

import org.jspecify.annotations.NullMarked;
