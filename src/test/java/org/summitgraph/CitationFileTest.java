package org.summitgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class CitationFileTest {

  @Test
  void citesTheVersionAndTheLicenceOfTheBuild() throws IOException {
    assertThat(Files.readAllLines(Path.of("CITATION.cff")))
        .contains(
            "version: \"" + build("/project/version") + "\"",
            "license: " + build("/project/licenses/license/name"),
            "title: \"" + build("/project/name") + "\"");
  }

  private static String build(String path) throws IOException {
    try {
      String value =
          XPathFactory.newInstance()
              .newXPath()
              .evaluate(
                  path,
                  DocumentBuilderFactory.newInstance()
                      .newDocumentBuilder()
                      .parse(Path.of("pom.xml").toFile()));
      assertThat(value).as(path).isNotBlank();
      return value;
    } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
      throw new IOException("pom.xml", e);
    }
  }
}
