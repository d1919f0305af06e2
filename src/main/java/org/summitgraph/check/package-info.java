/** The rules: located quads and texts in, violations out. */
package org.summitgraph.check;
