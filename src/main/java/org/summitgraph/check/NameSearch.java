package org.summitgraph.check;

import java.util.Collection;
import java.util.List;

/** Looks for names in some texts. */
final class NameSearch {

  private final List<String> texts;
  private List<Words> withCapitals;
  private List<Words> withoutCapitals;

  NameSearch(Collection<String> texts) {
    this.texts = List.copyOf(texts);
  }

  boolean findsOneOf(Collection<Label> labels) {
    return labels.stream().anyMatch(this::finds);
  }

  boolean finds(Label label) {
    return (label.hasCapitals() ? withCapitals() : withoutCapitals())
        .stream().anyMatch(text -> text.contain(label.words()));
  }

  private List<Words> withCapitals() {
    if (withCapitals == null) {
      withCapitals = texts.stream().map(Words::withCapitals).toList();
    }
    return withCapitals;
  }

  /** The texts, made ready for names whatever their capitals. */
  List<Words> withoutCapitals() {
    if (withoutCapitals == null) {
      withoutCapitals = texts.stream().map(Words::withoutCapitals).toList();
    }
    return withoutCapitals;
  }
}
