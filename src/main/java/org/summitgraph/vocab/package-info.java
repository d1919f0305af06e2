/** IRIs as constants, one final class per namespace. */
package org.summitgraph.vocab;
