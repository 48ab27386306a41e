package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** The list behind {@code /accelnet/}: MAC addresses that no virtual function takes over (hns-reference 1.3; code: hcsshim). */
final class Accelnet {
    private final Ruling ruling;

    Accelnet(Ruling ruling) {
        this.ruling = ruling;
    }

    private void requireThere() {
        if (!ruling.release().from(15, 4)) {
            throw Rule.ACCELNET_NOT_ON_THIS_BUILD.about(
                    "HNS " + ruling.release().version());
        }
    }

    JsonObject get() {
        requireThere();
        return Json.object()
                .put(
                        "MacAddressList",
                        Json.array(ruling.host().managementMacs().stream()
                                .map(mac -> Json.object()
                                        .put("MacAddress", mac.toString())
                                        .build())
                                .toList()))
                .build();
    }

    List<Change> set(JsonObject document) {
        requireThere();
        List<MacAddress> macs = new ArrayList<>();
        for (JsonObject entry : Fields.objects(document, "MacAddressList")) {
            macs.add(Fields.mac(entry, "MacAddress")
                    .orElseThrow(() -> Rule.WRONG_VALUE.about("MacAddressList with an entry without MacAddress")));
        }
        return List.of(new Change.PutHost(ruling.host().withManagementMacs(macs)));
    }

    List<Change> clear() {
        requireThere();
        return List.of(new Change.PutHost(ruling.host().withManagementMacs(List.of())));
    }
}
