package dev.hnsform.hns.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCatalogueTest {
    /** hns-reference 3.1, its table: value, decimal, name. */
    private static final String REFERENCE = """
                    0x803b0001 2151350273 HCN_E_NETWORK_NOT_FOUND
                    0x803b0002 2151350274 HCN_E_ENDPOINT_NOT_FOUND
                    0x803b0003 2151350275 HCN_E_LAYER_NOT_FOUND
                    0x803b0004 2151350276 HCN_E_SWITCH_NOT_FOUND
                    0x803b0005 2151350277 HCN_E_SUBNET_NOT_FOUND
                    0x803b0006 2151350278 HCN_E_ADAPTER_NOT_FOUND
                    0x803b0007 2151350279 HCN_E_PORT_NOT_FOUND
                    0x803b0008 2151350280 HCN_E_POLICY_NOT_FOUND
                    0x803b0009 2151350281 HCN_E_VFP_PORTSETTING_NOT_FOUND
                    0x803b000a 2151350282 HCN_E_INVALID_NETWORK
                    0x803b000b 2151350283 HCN_E_INVALID_NETWORK_TYPE
                    0x803b000c 2151350284 HCN_E_INVALID_ENDPOINT
                    0x803b000d 2151350285 HCN_E_INVALID_POLICY
                    0x803b000e 2151350286 HCN_E_INVALID_POLICY_TYPE
                    0x803b000f 2151350287 HCN_E_INVALID_REMOTE_ENDPOINT_OPERATION
                    0x803b0010 2151350288 HCN_E_NETWORK_ALREADY_EXISTS
                    0x803b0011 2151350289 HCN_E_LAYER_ALREADY_EXISTS
                    0x803b0012 2151350290 HCN_E_POLICY_ALREADY_EXISTS
                    0x803b0013 2151350291 HCN_E_PORT_ALREADY_EXISTS
                    0x803b0014 2151350292 HCN_E_ENDPOINT_ALREADY_ATTACHED
                    0x803b0015 2151350293 HCN_E_REQUEST_UNSUPPORTED
                    0x803b0016 2151350294 HCN_E_MAPPING_NOT_SUPPORTED
                    0x803b0017 2151350295 HCN_E_DEGRADED_OPERATION
                    0x803b0018 2151350296 HCN_E_SHARED_SWITCH_MODIFICATION
                    0x803b0019 2151350297 HCN_E_GUID_CONVERSION_FAILURE
                    0x803b001a 2151350298 HCN_E_REGKEY_FAILURE
                    0x803b001b 2151350299 HCN_E_INVALID_JSON
                    0x803b001c 2151350300 HCN_E_INVALID_JSON_REFERENCE
                    0x803b001d 2151350301 HCN_E_ENDPOINT_SHARING_DISABLED
                    0x803b001e 2151350302 HCN_E_INVALID_IP
                    0x803b001f 2151350303 HCN_E_SWITCH_EXTENSION_NOT_FOUND
                    0x803b0020 2151350304 HCN_E_MANAGER_STOPPED
                    0x803b0021 2151350305 GCN_E_MODULE_NOT_FOUND
                    0x803b0022 2151350306 GCN_E_NO_REQUEST_HANDLERS
                    0x803b0023 2151350307 GCN_E_REQUEST_UNSUPPORTED
                    0x803b0024 2151350308 GCN_E_RUNTIMEKEYS_FAILED
                    0x803b0025 2151350309 GCN_E_NETADAPTER_TIMEOUT
                    0x803b0026 2151350310 GCN_E_NETADAPTER_NOT_FOUND
                    0x803b0027 2151350311 GCN_E_NETCOMPARTMENT_NOT_FOUND
                    0x803b0028 2151350312 GCN_E_NETINTERFACE_NOT_FOUND
                    0x803b0029 2151350313 GCN_E_DEFAULTNAMESPACE_EXISTS
                    0x803b002a 2151350314 HCN_E_ICS_DISABLED
                    0x803b002b 2151350315 HCN_E_ENDPOINT_NAMESPACE_ALREADY_EXISTS
                    0x803b002c 2151350316 HCN_E_ENTITY_HAS_REFERENCES
                    0x803b002d 2151350317 HCN_E_INVALID_INTERNAL_PORT
                    0x803b002e 2151350318 HCN_E_NAMESPACE_ATTACH_FAILED
                    0x803b002f 2151350319 HCN_E_ADDR_INVALID_OR_RESERVED
                    0x803b0030 2151350320 HCN_E_INVALID_PREFIX
                    0x803b0031 2151350321 HCN_E_OBJECT_USED_AFTER_UNLOAD
                    0x803b0032 2151350322 HCN_E_INVALID_SUBNET
                    0x803b0033 2151350323 HCN_E_INVALID_IP_SUBNET
                    0x803b0034 2151350324 HCN_E_ENDPOINT_NOT_ATTACHED
                    0x803b0035 2151350325 HCN_E_ENDPOINT_NOT_LOCAL
                    0x803b0036 2151350326 HCN_INTERFACEPARAMETERS_ALREADY_APPLIED
                    0x803b0037 2151350327 HCN_E_VFP_NOT_ALLOWED
                    """;

    /** hns-reference 3.1: the Win32 codes seen from HNS. */
    private static final String WIN32 =
            "0x80004001 0x80004005 0x8000ffff 0x80070002 0x80070005 0x80070015 0x80070020 0x80070022 0x80070057 0x800700b7 0x80070426 0x80070490 0x800706ba 0x800706be 0x80071392 0x803b0001 0x803b0002";

    static Stream<String[]> reference() {
        return REFERENCE.strip().lines().map(line -> line.strip().split(" "));
    }

    @ParameterizedTest
    @MethodSource("reference")
    void holdsEveryCodeOfTheReference(String value, String decimal, String name) {
        HcnError error = HcnError.of(ErrorCatalogue.number(value).orElseThrow()).orElseThrow();
        assertThat(error.symbol()).isEqualTo(name);
        assertThat(error.result().value()).isEqualTo(Long.parseLong(decimal));
        assertThat(ErrorCatalogue.number(decimal)).contains(error.result());
        assertThat(ErrorCatalogue.named(name)).contains(error);
        assertThat(ErrorCatalogue.causes(error)).isNotEmpty();
    }

    @Test
    void holdsEveryWin32CodeOfTheReference() {
        assertThat(Arrays.stream(WIN32.split(" ")))
                .allSatisfy(value -> assertThat(
                                HcnError.of(ErrorCatalogue.number(value).orElseThrow()))
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorHasCausesWithWayOutAndSource(HcnError error) {
        assertThat(error.source()).isNotBlank();
        assertThat(ErrorCatalogue.causes(error))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(cause -> {
                    assertThat(cause.error()).isEqualTo(error);
                    assertThat(cause.text()).matches("[A-Z].*\\.");
                    assertThat(cause.fix()).matches("[A-Z].*\\.");
                    assertThat(cause.source()).isNotBlank();
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyLookServesACause(Tell tell) {
        assertThat(ErrorCatalogue.causes()).extracting(Cause::tell).contains(tell);
        assertThat(tell.what().isEmpty()).isEqualTo(tell == Tell.NOTHING);
    }

    @Test
    void theCatchAllHasSeveralCausesAndMostCanBeLookedFor() {
        List<Cause> causes = ErrorCatalogue.causes(HcnError.INVALID_PARAMETER);
        assertThat(causes).hasSizeGreaterThan(5);
        assertThat(causes.stream().filter(cause -> cause.tell().from() == Tell.From.BOTH))
                .hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x803b0013", "0X803B0013", "803b0013", "2151350291", "-2143617005", " 0x803b0013 "})
    void readsNumbersInEverySpelling(String written) {
        assertThat(ErrorCatalogue.number(written)).contains(HcnError.PORT_ALREADY_EXISTS.result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x57", "87", "0x80070057", "80070057", "2147942487", "-2147024809"})
    void takesWindowsSmallNumbersAsTheirHresults(String written) {
        assertThat(ErrorCatalogue.number(written)).contains(HcnError.INVALID_PARAMETER.result());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0x", "0xg", "0x1803b0013", "99999999999", "-2147483649", "HCN_E_INVALID_IP", "0x-1", "-"})
    void takesNothingElseForANumber(String written) {
        assertThat(ErrorCatalogue.number(written)).isEmpty();
    }

    @Test
    void numbersThatNobodyKnowsAreNumbersAllTheSame() {
        assertThat(ErrorCatalogue.number("0x8765abcd")).contains(new HResult(0x8765_abcdL));
        assertThat(ErrorCatalogue.number("0")).contains(new HResult(0));
    }

    @ParameterizedTest
    @CsvSource({
        "HCN_E_INVALID_IP,INVALID_IP",
        "hcn_e_invalid_ip,INVALID_IP",
        "INVALID_IP,INVALID_IP",
        "GCN_E_REQUEST_UNSUPPORTED,GUEST_REQUEST_UNSUPPORTED",
        "E_NOTIMPL,NOT_IMPLEMENTED"
    })
    void findsNamesInAnyCase(String written, HcnError error) {
        assertThat(ErrorCatalogue.named(written)).contains(error);
    }

    @Test
    void knowsWhatWasMeant() {
        assertThat(ErrorCatalogue.nearest("HCN_E_PORT_ALREADY_EXIST")).contains("HCN_E_PORT_ALREADY_EXISTS");
        assertThat(ErrorCatalogue.nearest("weather")).isEmpty();
    }
}
