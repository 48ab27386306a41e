package dev.hnsform.simulator;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.PolicyListRequest;
import dev.hnsform.simulator.engine.Engine;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The paths of {@code HNSCall} (hns-reference 1.3): the same objects as those of the HCN calls, answered in the v1 shape. */
final class OldCalls {
    /** What these calls answer is what {@code Get-HnsNetwork} and its like show: with resources. */
    private static final HostQuery SHAPE = new HostQuery(1, 0, true, Optional.empty());

    private final PlainHost host;

    OldCalls(PlainHost host) {
        this.host = host;
    }

    /** {@code Output} of the answer; an empty object when there is none. */
    Json answer(String method, String path, JsonObject request) {
        Call call = Call.old(method, path, request);
        if (!List.of("GET", "POST", "DELETE").contains(method)) {
            throw refused(call, Rule.REQUEST_UNSUPPORTED);
        }
        String[] parts = path.replaceAll("^/+|/+$", "").split("/", -1);
        return switch (parts[0]) {
            case "networks" -> objects(call, HcnKind.NETWORK, method, parts, request);
            case "endpoints" -> objects(call, HcnKind.ENDPOINT, method, parts, request);
            case "namespaces" -> objects(call, HcnKind.NAMESPACE, method, parts, request);
            case "policylists" -> policyLists(call, method, parts, request);
            case "endpointstats" -> statistics(call, method, parts);
            case "globals" -> version(call, method, parts);
            case "accelnet" -> accelnet(call, method, parts, request);
            case "endpointaddresses" -> addresses(call, method, parts);
            case "activities", "plugins", "portpools" -> throw refused(call, Rule.ANSWER_NOT_ESTABLISHED);
            default -> throw refused(call, Rule.NOT_MODELLED);
        };
    }

    private RuntimeException refused(Call call, Rule rule) {
        return host.read(call, engine -> {
            throw rule.about(call.subject());
        });
    }

    private Json objects(Call call, HcnKind kind, String method, String[] parts, JsonObject request) {
        return switch (parts.length) {
            case 1 -> method.equals("GET") ? all(call, kind) : collection(call, kind, method, request);
            case 2 -> one(call, kind, method, parts[1], request);
            case 3 -> verb(call, kind, method, parts, request);
            default -> throw refused(call, Rule.NOT_MODELLED);
        };
    }

    /** Load balancers and routes are one list in v1 (hns-reference 2.6). */
    private Json policyLists(Call call, String method, String[] parts, JsonObject request) {
        if (parts.length == 1 && method.equals("GET")) {
            return all(call, HcnKind.LOAD_BALANCER, HcnKind.ROUTE);
        }
        HcnKind kind = parts.length == 1
                ? host.read(call, engine -> PolicyListRequest.kind(request))
                : host.read(
                        call,
                        engine -> engine.holds(HcnKind.ROUTE, guid(parts[1])) ? HcnKind.ROUTE : HcnKind.LOAD_BALANCER);
        return objects(call, kind, method, parts, request);
    }

    private Json all(Call call, HcnKind... kinds) {
        return host.read(
                call,
                engine -> Json.array(Stream.of(kinds)
                        .flatMap(
                                kind -> engine.enumerate(kind, SHAPE).stream().map(id -> engine.query(kind, id, SHAPE)))
                        .toList()));
    }

    private Json collection(Call call, HcnKind kind, String method, JsonObject request) {
        if (!method.equals("POST")) {
            throw refused(call, Rule.REQUEST_UNSUPPORTED);
        }
        List<Change> changes = host.change(call, engine -> engine.create(kind, Guid.ZERO, request));
        for (Change made : changes) {
            if (made instanceof Change.PutObject put && put.object().kind() == kind) {
                return host.read(call, engine -> engine.query(kind, put.object().id(), SHAPE));
            }
        }
        return JsonObject.EMPTY;
    }

    private Json one(Call call, HcnKind kind, String method, String id, JsonObject request) {
        if (method.equals("DELETE")) {
            Guid object = guidOf(call, id);
            host.remove(call, kind, object, engine -> engine.oldDelete(kind, object));
            return JsonObject.EMPTY;
        }
        if (method.equals("POST")) {
            host.change(call, engine -> engine.update(kind, guid(id), request));
        } else if (kind == HcnKind.NETWORK) {
            Guid.tryParse(id).ifPresent(host::showManagementIp);
        }
        return host.read(call, engine -> engine.query(kind, guid(id), SHAPE));
    }

    private Json verb(Call call, HcnKind kind, String method, String[] parts, JsonObject request) {
        String name = kind.label() + " " + parts[2];
        if (!method.equals("POST")) {
            throw refused(call, Rule.REQUEST_UNSUPPORTED);
        }
        switch (name) {
            case "Endpoint attach" -> host.change(call, engine -> engine.attach(guid(parts[1]), request));
            case "Endpoint detach" -> host.change(call, engine -> engine.detach(guid(parts[1]), request));
            case "Namespace addresource" -> {
                return resource(call, guidOf(call, parts[1]), "Add", request);
            }
            case "Namespace removeresource" -> {
                return resource(call, guidOf(call, parts[1]), "Remove", request);
            }
            default -> throw refused(call, Rule.NOT_MODELLED);
        }
        return JsonObject.EMPTY;
    }

    /** {@code {"Type":"Endpoint","Data":{"Id":…}}} (code: hcsshim); the namespace as it is then is the answer. */
    private Json resource(Call call, Guid namespace, String verb, JsonObject request) {
        host.change(call, engine -> {
            String type = Fields.text(request, "Type");
            JsonObject data = Fields.object(request, "Data");
            String id = Fields.text(data, data.has("Id") ? "Id" : "ID");
            JsonObject modify = Json.object()
                    .put("ResourceType", type)
                    .put("RequestType", verb)
                    .put("Settings", Json.object().put(type + "Id", id).build())
                    .build();
            return engine.modify(HcnKind.NAMESPACE, namespace, modify);
        });
        return host.read(call, engine -> engine.query(HcnKind.NAMESPACE, namespace, SHAPE));
    }

    private Json statistics(Call call, String method, String[] parts) {
        if (!method.equals("GET") || parts.length != 2) {
            throw refused(call, Rule.NOT_MODELLED);
        }
        return host.read(call, engine -> engine.statistics(guid(parts[1])));
    }

    /** Of one endpoint, as Windows' PowerShell module asks for it, or of all of them. */
    private Json addresses(Call call, String method, String[] parts) {
        if (!method.equals("GET") || parts.length > 2) {
            throw refused(call, Rule.NOT_MODELLED);
        }
        if (parts.length == 2) {
            return host.read(call, engine -> engine.addresses(guid(parts[1])));
        }
        return host.read(
                call,
                engine -> Json.array(engine.enumerate(HcnKind.ENDPOINT, SHAPE).stream()
                        .map(engine::addresses)
                        .toList()));
    }

    private Json version(Call call, String method, String[] parts) {
        if (!method.equals("GET") || parts.length != 2 || !parts[1].equals("version")) {
            throw refused(call, Rule.NOT_MODELLED);
        }
        return host.read(call, Engine::version);
    }

    private Json accelnet(Call call, String method, String[] parts, JsonObject request) {
        if (parts.length != 1) {
            throw refused(call, Rule.NOT_MODELLED);
        }
        if (method.equals("POST")) {
            host.change(call, engine -> engine.setAccelnet(request));
        } else if (method.equals("DELETE")) {
            host.change(call, Engine::clearAccelnet);
            return JsonObject.EMPTY;
        }
        return host.read(call, Engine::accelnet);
    }

    private Guid guidOf(Call call, String text) {
        return host.read(call, engine -> guid(text));
    }

    private static Guid guid(String text) {
        return Guid.tryParse(text).orElseThrow(() -> Rule.NOT_A_GUID.about("\"" + text + "\""));
    }
}
