/**
 * Plugins that applications need again and again. None has an authority that the application did not name: hosts are
 * listed, data sources and loggers are given, and everything that a script could make large has a cap.
 *
 * <ul>
 *   <li>{@link org.montyjvm.plugins.HttpPlugin}: requests to listed servers;
 *   <li>{@link org.montyjvm.plugins.SqlPlugin}: queries that only read;
 *   <li>{@link org.montyjvm.plugins.KvPlugin}: values that stay, in a {@link org.montyjvm.plugins.KvStore};
 *   <li>{@link org.montyjvm.plugins.TablesPlugin}: CSV to rows and back;
 *   <li>{@link org.montyjvm.plugins.ClockPlugin}: the time, here and elsewhere;
 *   <li>{@link org.montyjvm.plugins.LogPlugin}: lines in the application's log.
 * </ul>
 *
 * <p>Their namespaces are those that Python's own modules leave: scripts have {@code json}, {@code csv}, {@code time} and
 * {@code datetime} of the interpreter.
 */
@NullMarked
package org.montyjvm.plugins;

import org.jspecify.annotations.NullMarked;
