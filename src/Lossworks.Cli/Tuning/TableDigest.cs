using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lossworks.Data;

namespace Lossworks.Cli.Tuning;

/// <summary>Tells tables apart: workers on several machines must have the same rows.</summary>
internal static class TableDigest
{
    /// <summary>The number of rows, and a digest of names, kinds and values.</summary>
    internal static string Of(Table table)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Column column in table.Columns)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(column.Name + "\n" + column.Kind + "\n"));
            for (int row = 0; row < table.RowCount; row++)
                hash.AppendData(column.IsNumeric ? BitConverter.GetBytes(column.Numbers[row]) : Encoding.UTF8.GetBytes((column.Text(row) ?? "\0") + "\n"));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{table.RowCount}:{Convert.ToHexStringLower(hash.GetHashAndReset())[..16]}");
    }

    internal static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
