package dev.gantry.http.dicomweb;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.http.edge.Caller;
import dev.gantry.http.wire.Body;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.QueryString;
import dev.gantry.http.wire.Transfer;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.retrieve.Retrieve;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The URI service, PS3.18 9, for instances as DICOM. */
@Controller
public final class WadoUriController {
    private final Retrieve retrieve;
    private final Transcodings transcodings;

    WadoUriController(Retrieve retrieve, Transcodings transcodings) {
        this.retrieve = retrieve;
        this.transcodings = transcodings;
    }

    @GetMapping(DicomWeb.ROOT)
    public void retrieve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryString query = QueryString.of(request);
        if (!query.first("requestType").filter("WADO"::equals).isPresent()) {
            throw HttpProblem.badRequest("requestType is WADO");
        }
        Scope scope = new Scope.Instance(
                required(query, "studyUID"), required(query, "seriesUID"), required(query, "objectUID"));
        if (!query.first("contentType").filter(DicomWeb.DICOM::equals).isPresent()) {
            throw new HttpProblem(
                    406, "the URI service answers with contentType=application/dicom; pictures are at …/rendered");
        }
        InstanceVersion instance = retrieve.instances(Caller.of(request), DatastoreId.DEFAULT, scope)
                .getFirst();
        String stored = instance.dataset().transferSyntaxUid();
        String asked = query.first("transferSyntax").orElse("*");
        boolean asStored = asked.equals("*") || asked.equals(stored);
        if (!asStored && !canBe(instance, asked)) {
            throw new HttpProblem(
                    406, "the instance is stored in transfer syntax " + stored + " and cannot be sent in that one");
        }
        try (InputStream in =
                asStored ? retrieve.file(instance) : transcodings.file(instance, TransferSyntax.of(asked))) {
            response.setContentType(DicomWeb.DICOM);
            if (asStored) {
                response.setContentLengthLong(retrieve.fileLength(instance));
            }
            response.setHeader("Cache-Control", "private, no-cache");
            Transfer.copy(in, Body.of(response));
        }
    }

    private boolean canBe(InstanceVersion instance, String syntax) {
        return transcodings.ofInstance(instance, true).stream()
                .anyMatch(offer -> offer.transferSyntax().equals(syntax));
    }

    private static String required(QueryString query, String name) {
        return query.first(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> HttpProblem.badRequest("the parameter " + name + " is missing"));
    }
}
