/** One entity or subgraph with its provenance; Turtle export. */
package org.summitgraph.describe;
