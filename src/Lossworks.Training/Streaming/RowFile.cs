using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Lossworks.Training;

/// <summary>Rows in a file, read block by block into the memory of the reader.</summary>
/// <remarks>The file is read, not mapped: pages of a mapping count as memory of the process, and the limit is there to be kept.</remarks>
internal sealed class RowFile : RowStore
{
    private readonly SafeFileHandle _file;
    private readonly RowFileShape _shape;

    internal RowFile(SafeFileHandle file, RowFileShape shape)
        : base(shape.Rows, shape.Columns, shape.Kind)
    {
        (_file, _shape) = (file, shape);
        (TargetColumns, ClassCount, HasWeights, OffsetColumns) = (shape.TargetColumns, shape.ClassCount, shape.HasWeights, shape.OffsetColumns);
    }

    public override RowBlock Read(long start, int count, RowBuffer buffer)
    {
        bool single = Kind == FeatureKind.Single;
        Span<double> features = single ? [] : buffer.Features(count * Columns), targets = HasClasses ? [] : buffer.Targets(count * TargetColumns);
        Span<float> singles = single ? buffer.SingleFeatures(count * Columns) : [];
        Span<int> classes = HasClasses ? buffer.Classes(count) : [];
        Span<double> weights = HasWeights ? buffer.Weights(count) : [], offset = OffsetColumns > 0 ? buffer.Offset(count * OffsetColumns) : [];
        Fill(single ? MemoryMarshal.AsBytes(singles) : MemoryMarshal.AsBytes(features), start * _shape.FeatureWidth);
        Fill(HasClasses ? MemoryMarshal.AsBytes(classes) : MemoryMarshal.AsBytes(targets), _shape.TargetsAt + (start * _shape.TargetWidth));
        Fill(MemoryMarshal.AsBytes(weights), _shape.WeightsAt + (start * _shape.WeightWidth));
        Fill(MemoryMarshal.AsBytes(offset), _shape.OffsetAt + (start * _shape.OffsetWidth));
        return new()
        {
            Rows = count,
            Features = features,
            SingleFeatures = singles,
            Targets = targets,
            Classes = classes,
            Weights = weights,
            Offset = offset,
        };
    }

    private void Fill(Span<byte> bytes, long at)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_file, bytes, at);
            if (read == 0)
                throw new EndOfStreamException($"the file of rows ends at byte {at}, before its last row: something else has cut it off.");
            bytes = bytes[read..];
            at += read;
        }
    }
}
