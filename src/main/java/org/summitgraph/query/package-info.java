/** Canned queries: read the header, bind parameters, run. */
package org.summitgraph.query;
