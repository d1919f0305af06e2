/** Small values the code reasons about: places in files, texts, rules, violations. */
package org.summitgraph.model;
