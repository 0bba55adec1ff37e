package org.montyjvm.nativebuild;

import java.nio.file.Path;
import java.util.List;

/**
 * A crate as its manifest describes it; what the manifest does not say is empty.
 *
 * @param name the crate's name
 * @param version its version
 * @param licence its licence as an SPDX expression
 * @param licenceFile the file with its licence, relative to the folder
 * @param authors its authors, with their addresses
 * @param repository where it is developed
 * @param folder where its sources are on this machine
 */
record CargoPackage(
        String name,
        String version,
        String licence,
        String licenceFile,
        List<String> authors,
        String repository,
        Path folder) {}
