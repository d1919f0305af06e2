package org.summitgraph.check;

import java.util.BitSet;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.summitgraph.model.Text;

/**
 * What of the sources' texts could be found.
 *
 * @param texts the text of each source whose text is at hand
 * @param spans the passages and mentions that were found where they are said to be, by number
 */
record FoundTexts(Map<Node, Text> texts, BitSet spans) {

  FoundTexts {
    texts = Map.copyOf(texts);
    spans = (BitSet) spans.clone();
  }

  boolean has(Span span) {
    return spans.get(span.number());
  }

  /** The text in which a passage was found. */
  Text textOf(Span passage) {
    return texts.get(passage.firstOwner().orElseThrow());
  }

  /** The words of a passage that was found. */
  String words(Span passage) {
    return textOf(passage)
        .slice(passage.start().orElseThrow().intValue(), passage.end().orElseThrow().intValue());
  }
}
