/** Files to located quads, texts to passages; the only parser. */
package org.summitgraph.read;
