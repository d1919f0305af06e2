package org.summitgraph.web;

/** A form in which something can be had. */
interface Offer {

  /** Type and subtype in small letters, without parameters. */
  String mediaType();

  /** What its address ends in after a full stop, when the address alone decides. */
  String suffix();
}
