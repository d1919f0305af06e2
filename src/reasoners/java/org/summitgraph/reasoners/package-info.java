/** The ontology and the data under OWL reasoners. Built and run with {@code -Preasoners} only. */
package org.summitgraph.reasoners;
