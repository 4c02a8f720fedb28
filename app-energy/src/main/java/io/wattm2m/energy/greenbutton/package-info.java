// SPDX-License-Identifier: EPL-2.0
/**
 * Energy as a Green Button file: the Energy Services Provider Interface (NAESB REQ.21) in an Atom feed.
 *
 * <p>Here are the elements as they stand in the file and what turns them into measured energy and back. No clock, no
 * database, no oneM2M, no other room.
 */
@NullMarked
@XmlSchema(namespace = Espi.NAMESPACE, elementFormDefault = XmlNsForm.QUALIFIED, xmlns = {
    @XmlNs(prefix = "", namespaceURI = Atom.NAMESPACE),
    @XmlNs(prefix = "espi", namespaceURI = Espi.NAMESPACE)})
package io.wattm2m.energy.greenbutton;

import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
