/**
 * What an application of Monty lets scripts use, read from one YAML file.
 *
 * <p>{@link org.montyjvm.config.MontyConfig} finds and reads the file, and gives what it says to the engine:
 * {@link org.montyjvm.config.MontyConfig#monty()}. {@link org.montyjvm.config.ConfiguredPlugins} opens the plugins that it
 * names. What is wrong with a file is a {@link org.montyjvm.config.MontyConfigException} that names the place and what is
 * allowed there.
 *
 * <p>A file is never taken from the current folder: what somebody checked out must not grant itself a mount. Secrets are not
 * in the file; it says where they are, a {@link org.montyjvm.config.SecretSource}. No {@code toString} tells one.
 */
@NullMarked
package org.montyjvm.config;

import org.jspecify.annotations.NullMarked;
