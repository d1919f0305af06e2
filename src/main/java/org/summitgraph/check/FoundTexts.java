package org.summitgraph.check;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.summitgraph.model.Text;

/**
 * What of the sources' texts could be found.
 *
 * @param texts the text of each source whose text is at hand
 * @param words the words of each passage and mention that was found where it is said to be
 */
record FoundTexts(Map<Node, Text> texts, Map<Node, String> words) {

  FoundTexts {
    texts = Map.copyOf(texts);
    words = Map.copyOf(words);
  }
}
