package org.summitgraph.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Looks for names in some texts. */
final class NameSearch {

  private final List<Words> withCapitals;
  private final List<Words> withoutCapitals;

  NameSearch(Collection<String> texts) {
    withCapitals = texts.stream().map(Words::withCapitals).toList();
    withoutCapitals = texts.stream().map(Words::withoutCapitals).toList();
  }

  boolean findsOneOf(Collection<String> labels) {
    return labels.stream().anyMatch(this::finds);
  }

  /** Names in capitals alone, such as US, must stand so: "us" is another word. */
  boolean finds(String label) {
    boolean capitals = label.equals(label.toUpperCase(Locale.ROOT));
    Words name = capitals ? Words.withCapitals(label) : Words.withoutCapitals(label);
    return (capitals ? withCapitals : withoutCapitals)
        .stream().anyMatch(text -> text.contain(name));
  }
}
