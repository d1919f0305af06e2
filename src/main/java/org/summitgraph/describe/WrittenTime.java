package org.summitgraph.describe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * Times as people read them: intervals of <a
 * href="https://www.loc.gov/standards/datetime/">EDTF</a> in words, all else as it is written.
 */
public final class WrittenTime {

  private static final String EDTF = "http://id.loc.gov/datatypes/edtf/";
  private static final String OPEN = "..";
  private static final Pattern INTERVAL = Pattern.compile("([^/]+)/([^/]+)");

  private WrittenTime() {}

  /** The text of a literal, of whatever type. */
  public static String of(Node literal) {
    String text = literal.getLiteralLexicalForm();
    Matcher interval = INTERVAL.matcher(text);
    if (!literal.getLiteralDatatypeURI().startsWith(EDTF) || !interval.matches()) {
      return text;
    }
    String from = interval.group(1);
    String to = interval.group(2);
    if (from.equals(OPEN)) {
      return to.equals(OPEN) ? text : to + " or earlier";
    }
    return to.equals(OPEN) ? from + " or later" : from + " to " + to;
  }
}
