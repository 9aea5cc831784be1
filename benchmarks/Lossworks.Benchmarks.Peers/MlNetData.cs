using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Lossworks.Benchmarks.Peers;

/// <summary>The data of a fit as ML.NET takes them, from the raw doubles of ./bench.</summary>
internal static class MlNetData
{
    private const int FewRows = 2000;

    /// <summary>All rows, in ML.NET's own cache: no trainer waits for reading.</summary>
    internal static IDataView Read(MLContext context, Question question)
    {
        IDataView view = context.Data.Cache(View(context, question, question.Rows!.Value));
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        while (cursor.MoveNext())
        {
            // The cache fills while it is read.
        }

        return view;
    }

    /// <summary>The first rows.</summary>
    internal static IDataView Few(MLContext context, Question question) => View(context, question, Math.Min(FewRows, question.Rows!.Value));

    private static IDataView View(MLContext context, Question question, int rows)
    {
        int columns = question.Columns!.Value;
        double[] targets = Numbers(Path.Combine(question.Data!, question.Loss + ".f64"), rows);
        float[] features = Array.ConvertAll(Numbers(Path.Combine(question.Data!, "features.f64"), (long)rows * columns), x => (float)x);
        IEnumerable<float[]> vectors = Enumerable.Range(0, rows).Select(i => features.AsSpan(i * columns, columns).ToArray());
        return question.Loss switch
        {
            "logistic" => Typed(context, columns, vectors.Zip(targets, (x, y) => new Row<bool> { Features = x, Label = y > 0 })),
            // A row holds the class counted from 0; ML.NET itself makes the key of it that counts from 1.
            "multinomial" => Typed(
                context,
                columns,
                vectors.Zip(targets, (x, y) => new Row<uint> { Features = x, Label = (uint)y }),
                new KeyDataViewType(typeof(uint), question.Classes!.Value)),
            _ => Typed(context, columns, vectors.Zip(targets, (x, y) => new Row<float> { Features = x, Label = (float)y })),
        };
    }

    private static IDataView Typed<T>(MLContext context, int columns, IEnumerable<Row<T>> rows, DataViewType? label = null)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row<T>));
        schema[nameof(Row<>.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        if (label is not null)
            schema[nameof(Row<>.Label)].ColumnType = label;
        return context.Data.LoadFromEnumerable(rows.ToList(), schema);
    }

    private static double[] Numbers(string path, long count)
    {
        double[] numbers = new double[count];
        using FileStream file = File.OpenRead(path);
        for (long at = 0; at < count; at += 1 << 20)
            file.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan((int)at, (int)Math.Min(1 << 20, count - at))));
        return numbers;
    }

    private sealed class Row<T>
    {
        public float[] Features { get; set; } = [];

        public T Label { get; set; } = default!;
    }
}
