package dev.gantry.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a POM says of its modules and its direct dependencies, as written, nothing resolved. */
record Pom(String artifactId, List<String> modules, List<Pom.Dependency> dependencies) {
    record Dependency(String groupId, String artifactId, String scope, boolean hasVersion) {
        boolean isOurs() {
            return groupId.equals(Repository.ROOT_PACKAGE);
        }

        boolean isForTestsOnly() {
            return scope.equals("test");
        }
    }

    static Pom read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in);
        }
    }

    static Pom parse(InputStream in) throws IOException {
        try {
            Element project = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
            List<Dependency> dependencies = children(project, "dependencies").stream()
                    .flatMap(list -> children(list, "dependency").stream())
                    .map(Pom::dependency)
                    .toList();
            List<String> modules = children(project, "modules").stream()
                    .flatMap(list -> children(list, "module").stream())
                    .map(Element::getTextContent)
                    .toList();
            return new Pom(text(project, "artifactId").orElseThrow(), modules, dependencies);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not a POM", e);
        }
    }

    private static Dependency dependency(Element element) {
        return new Dependency(
                text(element, "groupId").orElseThrow(),
                text(element, "artifactId").orElseThrow(),
                text(element, "scope").orElse("compile"),
                text(element, "version").isPresent());
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent, name).stream().findFirst().map(Element::getTextContent);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
