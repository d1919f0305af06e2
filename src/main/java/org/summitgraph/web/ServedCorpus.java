package org.summitgraph.web;

import org.summitgraph.model.TextsAtHand;

/**
 * What a server serves beside the dataset itself.
 *
 * @param edition which state of the data it is
 * @param texts the texts whose words the pages may show
 */
public record ServedCorpus(OntologyDocument ontology, Edition edition, TextsAtHand texts) {}
