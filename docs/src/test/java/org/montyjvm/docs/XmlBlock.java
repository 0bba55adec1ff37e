package org.montyjvm.docs;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parts of a {@code pom.xml}: well-formed, and naming only artefacts of the BOM, in the version of this build. */
final class XmlBlock {
    private static final Pattern ARTIFACT =
            Pattern.compile("<groupId>org\\.montyjvm</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private XmlBlock() {}

    static void check(Block block) throws IOException, ParserConfigurationException {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(null); // which would print what is thrown anyway
            parser.parse(new InputSource(new StringReader("<block>" + block.text() + "</block>")));
        } catch (SAXException e) {
            throw new AssertionError(block.place() + " is not well-formed: " + e.getMessage(), e);
        }
        String bom = Files.readString(Page.ROOT.resolve("monty-bom/pom.xml"));
        Matcher artifacts = ARTIFACT.matcher(block.text());
        while (artifacts.find()) {
            require(block, bom, "<artifactId>" + artifacts.group(1) + "</artifactId>");
        }
        Matcher versions = VERSION.matcher(block.text());
        while (versions.find()) {
            require(block, bom, "<version>" + versions.group(1) + "</version>");
        }
    }

    private static void require(Block block, String bom, String text) {
        if (!bom.contains(text)) {
            throw new AssertionError(block.place() + " names " + text + ", which is not in the BOM");
        }
    }
}
