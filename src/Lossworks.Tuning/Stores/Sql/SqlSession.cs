using System.Data.Common;

namespace Lossworks.Tuning;

/// <summary>Statements on one connection, in a transaction or not.</summary>
internal sealed class SqlSession(SqlDatabase database, DbConnection connection, DbTransaction? transaction)
{
    internal SqlDatabase Database => database;

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    internal int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbCommand command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query.</summary>
    internal List<T> Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using DbCommand command = Command(sql, values);
        using DbDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The only number of a query; null where there is no row, or NULL.</summary>
    internal long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Query(sql, row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), values) is [var only, ..] ? only : null;

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        DbCommand command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach ((string name, object? value) in values)
            Add(command, name, value is string text ? StoreText.Of(text) : value);
        if (database.Clock is { } now)
            Add(command, "now", now);
        return command;
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }
}
