// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.store.BatchRows.Gone;
import io.wattm2m.cse.store.BatchRows.Group;
import io.wattm2m.cse.store.BatchRows.Trees;
import io.wattm2m.cse.store.RemovedTrees.RemovedTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches to bytes and back. */
final class RowCodec {
    /** Goes up when the tables or this form change: what another version has left is not read. */
    private static final int FORMAT = 2;

    private RowCodec() {}

    static byte[] write(BatchRows rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 10);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(FORMAT);
            list(rows.gone().resources(), RowCodec::text, out);
            list(rows.gone().instances(), RowCodec::number, out);
            list(rows.gone().labelled(), RowCodec::number, out);
            list(rows.gone().parents(), RowCodec::text, out);
            list(rows.gone().trees().removed(), RowCodec::tree, out);
            list(rows.gone().trees().swept(), RowCodec::text, out);
            group(rows.created(), out);
            group(rows.changed(), out);
            list(rows.labels(), RowCodec::label, out);
            out.writeLong(rows.counter());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not do this", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #write} has written, of this version. */
    static BatchRows read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("it is of the format " + format + ", and this version reads " + FORMAT);
        }
        Gone gone = new Gone(list(RowCodec::text, in), list(DataInputStream::readLong, in),
                list(DataInputStream::readLong, in), list(RowCodec::text, in),
                new Trees(list(RowCodec::tree, in), list(RowCodec::text, in)));
        return new BatchRows(gone, group(in), group(in), list(RowCodec::label, in), in.readLong());
    }

    private static void group(Group group, DataOutputStream out) throws IOException {
        list(group.resources(), RowCodec::resource, out);
        list(group.instances(), RowCodec::instance, out);
    }

    private static Group group(DataInputStream in) throws IOException {
        return new Group(list(RowCodec::resource, in), list(RowCodec::instance, in));
    }

    private static void resource(ResourceRow row, DataOutputStream out) throws IOException {
        text(row.ri, out);
        text(row.pi, out);
        out.writeInt(row.ty);
        text(row.typeName, out);
        text(row.rn, out);
        text(row.path, out);
        out.writeInt(row.depth);
        text(row.originator, out);
        out.writeLong(row.ct);
        out.writeLong(row.lt);
        perhaps(row.et, out);
        out.writeLong(row.seq);
        out.writeLong(row.version);
        text(row.document, out);
    }

    private static ResourceRow resource(DataInputStream in) throws IOException {
        ResourceRow row = new ResourceRow();
        row.ri = text(in);
        row.pi = text(in);
        row.ty = in.readInt();
        row.typeName = text(in);
        row.rn = text(in);
        row.path = text(in);
        row.depth = in.readInt();
        row.originator = text(in);
        row.ct = in.readLong();
        row.lt = in.readLong();
        row.et = perhaps(in);
        row.seq = in.readLong();
        row.version = in.readLong();
        row.document = text(in);
        return row;
    }

    private static void instance(InstanceRow row, DataOutputStream out) throws IOException {
        out.writeLong(row.seq);
        text(row.pi, out);
        text(row.ri, out);
        out.writeBoolean(row.rn != null);
        if (row.rn != null) {
            text(row.rn, out);
        }
        out.writeInt(row.ty);
        text(row.typeName, out);
        text(row.originator, out);
        out.writeLong(row.ct);
        out.writeLong(row.lt);
        perhaps(row.et, out);
        perhaps(row.cs, out);
        text(row.document, out);
    }

    private static InstanceRow instance(DataInputStream in) throws IOException {
        InstanceRow row = new InstanceRow();
        row.seq = in.readLong();
        row.pi = text(in);
        row.ri = text(in);
        row.name(in.readBoolean() ? text(in) : null);
        row.ty = in.readInt();
        row.typeName = text(in);
        row.originator = text(in);
        row.ct = in.readLong();
        row.lt = in.readLong();
        row.et = perhaps(in);
        row.cs = perhaps(in);
        row.document = text(in);
        return row;
    }

    private static void label(LabelRow row, DataOutputStream out) throws IOException {
        text(row.label, out);
        out.writeLong(row.seq);
    }

    private static LabelRow label(DataInputStream in) throws IOException {
        return new LabelRow(text(in), in.readLong());
    }

    private static void tree(RemovedTree tree, DataOutputStream out) throws IOException {
        text(tree.path(), out);
        out.writeLong(tree.until());
    }

    private static RemovedTree tree(DataInputStream in) throws IOException {
        return new RemovedTree(text(in), in.readLong());
    }

    private static void number(Long number, DataOutputStream out) throws IOException {
        out.writeLong(number);
    }

    private static void perhaps(@Nullable Long number, DataOutputStream out) throws IOException {
        out.writeBoolean(number != null);
        if (number != null) {
            out.writeLong(number);
        }
    }

    private static @Nullable Long perhaps(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static <T> void list(List<T> values, Write<T> write, DataOutputStream out) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            write.write(value, out);
        }
    }

    private static <T> List<T> list(Read<T> read, DataInputStream in) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(read.read(in));
        }
        return values;
    }

    /** Writes one value. */
    private interface Write<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads one value. */
    private interface Read<T> {
        T read(DataInputStream in) throws IOException;
    }
}
