package org.montyjvm.wasmbuild.split;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A module with one exported function. */
final class SampleModule {

    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private SampleModule() {}

    static byte[] with(Signature signature, Body body) {
        ByteWriter type = new ByteWriter().number(1).unsignedByte(0x60);
        for (List<Byte> list : List.of(signature.parameters(), signature.results())) {
            type.number(list.size());
            list.forEach(value -> type.unsignedByte(value & 0xff));
        }
        byte[] name = "f".getBytes(StandardCharsets.UTF_8);
        return new ByteWriter()
                .raw(HEADER)
                .unsignedByte(1)
                .sized(type.toBytes())
                .unsignedByte(3)
                .sized(new ByteWriter().number(1).number(0).toBytes())
                .unsignedByte(7)
                .sized(new ByteWriter()
                        .number(1)
                        .sized(name)
                        .number(0)
                        .number(0)
                        .toBytes())
                .unsignedByte(10)
                .sized(new ByteWriter().number(1).sized(body.write()).toBytes())
                .toBytes();
    }

    /** Calls the function in Chicory's interpreter, which validates the module first. */
    static List<Long> call(byte[] module, long[]... arguments) {
        return List.of(arguments).stream()
                .map(each -> {
                    Instance instance = Instance.builder(Parser.parse(module)).build();
                    return instance.export("f").apply(each)[0];
                })
                .toList();
    }
}
