package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.ModifyRequest;
import dev.hnsform.simulator.document.Words;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.SimulatedGuestService;
import java.util.List;
import java.util.Optional;

/** Calls on guest network services (hns-reference 2.7): made, and walked through their states by whoever runs the machine. */
final class GuestServiceCalls {
    /** What is kept beside the document: the others are kept verbatim. */
    private static final List<String> OWN =
            List.of("ID", "Id", "Name", "Owner", "VirtualMachineId", "State", "SchemaVersion");

    private final Ruling ruling;

    GuestServiceCalls(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> create(Guid argument, JsonObject document) {
        Guid id = ruling.newId(HcnKind.GUEST_SERVICE, argument, Fields.id(document));
        JsonObject more = document;
        for (String key : OWN) {
            more = more.without(key);
        }
        return List.of(new Change.PutObject(new SimulatedGuestService(
                id,
                Fields.text(document, "Name"),
                ruling.owner(Fields.text(document, "Owner")),
                Fields.guid(document, "VirtualMachineId").orElse(Guid.ZERO),
                "Created",
                more,
                Optional.empty())));
    }

    List<Change> modify(SimulatedGuestService service, JsonObject document) {
        ModifyRequest request = ModifyRequest.read(HcnKind.GUEST_SERVICE, document);
        if (!request.is("State", "Update")) {
            throw request.unsupported();
        }
        String state = Words.word(Words.GUEST_SERVICE_STATES, request.settings(), "State");
        return List.of(new Change.PutObject(service.withState(state)));
    }

    List<Change> delete(SimulatedGuestService service) {
        return List.of(new Change.RemoveObject(HcnKind.GUEST_SERVICE, service.id()));
    }
}
