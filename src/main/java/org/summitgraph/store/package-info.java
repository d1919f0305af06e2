/** A fresh TDB2 database from checked quads, published all or nothing. */
package org.summitgraph.store;
