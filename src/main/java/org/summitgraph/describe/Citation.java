package org.summitgraph.describe;

import java.util.List;
import org.summitgraph.describe.OntologyDescription.Header;

/**
 * The file {@code CITATION.cff} of a dataset, in the <a
 * href="https://github.com/citation-file-format/citation-file-format">Citation File Format
 * 1.2.0</a>.
 */
public final class Citation {

  public static final String FILE = "CITATION.cff";

  private static final String CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";
  static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";

  private Citation() {}

  /** The text of the file. Where nobody is named as creator, the title stands for them. */
  public static String cff(Publication publication) {
    Header header = publication.header();
    List<String> authors =
        publication.creators().isEmpty() ? List.of(header.title()) : publication.creators();
    StringBuilder file = new StringBuilder();
    file.append("cff-version: 1.2.0\n")
        .append("type: dataset\n")
        .append("message: \"If you use these data, please cite this version of them.\"\n")
        .append("title: ")
        .append(quoted(header.title()));
    if (!header.description().isEmpty()) {
      file.append("\nabstract: ").append(quoted(header.description()));
    }
    file.append("\nversion: ").append(quoted(publication.version().name())).append("\nauthors:\n");
    authors.forEach(name -> file.append("  - name: ").append(quoted(name)).append('\n'));
    header.modified().ifPresent(day -> file.append("date-released: ").append(day).append('\n'));
    header.licence().ifPresent(licence -> file.append(licence(licence)));
    file.append("identifiers:\n")
        .append("  - type: other\n")
        .append("    value: ")
        .append(quoted("sha256:" + publication.version().sha256()))
        .append("\n    description: \"SHA-256 of the data as canonical N-Quads\"\n");
    return file.toString();
  }

  private static String licence(String address) {
    return address.equals(CC0)
        ? "license: CC0-1.0\n"
        : address.equals(CC_BY) ? "license: CC-BY-4.0\n" : "license-url: " + quoted(address) + "\n";
  }

  /** A double-quoted scalar of YAML 1.2, section 7.3.1. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < ' ') {
                quoted.append(String.format("\\x%02x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
