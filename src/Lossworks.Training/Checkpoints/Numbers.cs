using System.Runtime.InteropServices;

namespace Lossworks.Training;

/// <summary>Arrays of numbers in a checkpoint, bit for bit.</summary>
internal static class Numbers
{
    internal static void Write(BinaryWriter writer, ReadOnlySpan<double> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    internal static void Write(BinaryWriter writer, ReadOnlySpan<int> numbers)
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    internal static double[] ReadDoubles(BinaryReader reader) => Read<double>(reader);

    internal static int[] ReadInts(BinaryReader reader) => Read<int>(reader);

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        T[] numbers = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
