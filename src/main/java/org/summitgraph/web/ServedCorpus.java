package org.summitgraph.web;

import java.util.Map;
import org.summitgraph.model.DividedText;

/**
 * What a server serves beside the dataset itself.
 *
 * @param edition which state of the data it is
 * @param texts the texts whose words the pages may show, by their SHA-256
 */
public record ServedCorpus(
    OntologyDocument ontology, Edition edition, Map<String, DividedText> texts) {

  public ServedCorpus {
    texts = Map.copyOf(texts);
  }
}
