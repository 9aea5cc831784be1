using System.Buffers.Binary;
using System.Text;

namespace Lossworks.Benchmarks.Peers;

/// <summary>The symbol versions that a 64-bit little-endian ELF library needs (System V ABI; LSB 5.0, symbol versioning).</summary>
internal static class ElfVersions
{
    private const int SectionHeaderSize = 64, VersionNeeds = 0x6ffffffe, Weak = 2;

    /// <summary>Marks a needed version as weak: the loader then only warns where it is missing.</summary>
    internal static void MakeWeak(Span<byte> library, string version)
    {
        int sections = (int)BinaryPrimitives.ReadInt64LittleEndian(library[0x28..]), count = BinaryPrimitives.ReadUInt16LittleEndian(library[0x3C..]);
        for (int i = 0; i < count; i++)
        {
            Span<byte> header = library.Slice(sections + (i * SectionHeaderSize), SectionHeaderSize);
            if (Int(header, 4) != VersionNeeds)
                continue;
            // sh_offset, sh_link: the section of the names
            Span<byte> needs = library[Int(header, 24)..], names = library[Int(library, sections + (Int(header, 40) * SectionHeaderSize) + 24)..];
            MakeWeak(needs, names, Encoding.ASCII.GetBytes(version + '\0'));
        }
    }

    /// <summary>One record per library (vn_aux at 8, vn_next at 12), each with a chain of versions (vna_flags at 4, vna_name at 8, vna_next at 12).</summary>
    private static void MakeWeak(Span<byte> needs, Span<byte> names, ReadOnlySpan<byte> version)
    {
        for (int library = 0, next = -1; next != 0; library += next)
        {
            next = Int(needs, library + 12);
            for (int entry = library + Int(needs, library + 8), step = -1; step != 0; entry += step)
            {
                step = Int(needs, entry + 12);
                if (names[Int(needs, entry + 8)..].StartsWith(version))
                    needs[entry + 4] |= Weak;
            }
        }
    }

    private static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
