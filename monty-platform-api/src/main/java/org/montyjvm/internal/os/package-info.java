/**
 * What a script gets of the operating system.
 *
 * <ul>
 *   <li>{@link org.montyjvm.internal.os.OsService} answers the calls of one run or session by its
 *       {@link org.montyjvm.MontyOs}; an {@link org.montyjvm.internal.os.OsReply} is an answer, a timer or the word that
 *       the application is to answer.
 *   <li>{@link org.montyjvm.internal.os.OsWire} is the policy as the engine is told of it: what the engine refuses or
 *       answers alone never gets here.
 *   <li>{@link org.montyjvm.internal.os.ScriptClock} is the time that a script sees.
 *   <li>{@link org.montyjvm.internal.os.MountAccess} opens a {@link org.montyjvm.MontyMount} to this module.
 *   <li>{@link org.montyjvm.internal.os.files} is the files.
 * </ul>
 */
@NullMarked
package org.montyjvm.internal.os;

import org.jspecify.annotations.NullMarked;
