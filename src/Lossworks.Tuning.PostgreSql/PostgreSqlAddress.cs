using System.Globalization;
using Npgsql;

namespace Lossworks.Tuning;

/// <summary>
/// Where a database is, as PostgreSQL's own tools take it (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS). No message repeats the
/// text of an address: a password may stand in it.
/// </summary>
/// <param name="Connection">For the provider, with the password.</param>
/// <param name="Location">For people, without it.</param>
internal sealed record PostgreSqlAddress(NpgsqlConnectionStringBuilder Connection, string Location)
{
    private const string Form = "write postgres://user:password@host:port/database.";

    private static readonly Dictionary<string, SslMode> s_sslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    /// <exception cref="StudyStoreException">It makes no sense.</exception>
    internal static PostgreSqlAddress Parse(string address)
    {
        string rest = new[] { "postgres://", "postgresql://" }.FirstOrDefault(s => address.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is { } scheme
            ? address[scheme.Length..]
            : throw new StudyStoreException($"this is no address of a PostgreSQL database: {Form}");
        // Few connections per process: a call needs one for a moment, and a server has about a hundred for all.
        NpgsqlConnectionStringBuilder connection = new() { MaxPoolSize = 8, ApplicationName = "Lossworks", Timeout = 15 };
        (string main, string query) = Split(rest, rest.IndexOf('?'));
        // A slash in a password is allowed for as long as it stands before the last @.
        int at = main.LastIndexOf('@');
        (string server, string database) = Split(main[(at + 1)..], main.IndexOf('/', at + 1) - at - 1);
        if (at >= 0)
            SetUser(connection, main[..at]);
        SetServer(connection, server);
        connection.Database = database.Length > 0 ? Uri.UnescapeDataString(database) : connection.Username ?? throw Wrong("the database is missing");
        foreach (string option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            SetOption(connection, option);
        if (string.IsNullOrEmpty(connection.Host))
            throw Wrong("the host is missing");
        return new(connection, LocationOf(connection));
    }

    private static void SetUser(NpgsqlConnectionStringBuilder connection, string text)
    {
        (string user, string password) = Split(text, text.IndexOf(':'));
        if (user.Length > 0)
            connection.Username = Uri.UnescapeDataString(user);
        if (password.Length > 0)
            connection.Password = Uri.UnescapeDataString(password);
    }

    private static void SetServer(NpgsqlConnectionStringBuilder connection, string text)
    {
        // The colons of an IPv6 address stand in brackets.
        (string host, string port) = Split(text, text.IndexOf(':', text.IndexOf(']') + 1));
        connection.Host = Uri.UnescapeDataString(host.Trim('[', ']'));
        if (port.Length == 0)
            return;
        connection.Port = ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) && number > 0
            ? number
            : throw Wrong("the port is no number from 1 to 65535");
    }

    private static void SetOption(NpgsqlConnectionStringBuilder connection, string text)
    {
        (string name, string value) = Split(text, text.IndexOf('='));
        value = Uri.UnescapeDataString(value);
        switch (name)
        {
            case "sslmode":
                connection.SslMode = s_sslModes.TryGetValue(value, out SslMode mode) ? mode : throw Wrong($"sslmode is one of {string.Join(", ", s_sslModes.Keys)}");
                break;
            case "host":
                connection.Host = value;
                break;
            case "connect_timeout":
                connection.Timeout = ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort seconds) && seconds <= 1024
                    ? seconds
                    : throw Wrong("connect_timeout is a number of seconds up to 1024");
                break;
            default:
                throw Wrong("it has an option that is not known here; known are sslmode, host and connect_timeout");
        }
    }

    private static string LocationOf(NpgsqlConnectionStringBuilder connection)
    {
        string user = connection.Username is { Length: > 0 } name ? $"{Uri.EscapeDataString(name)}@" : "";
        string host = connection.Host!.Contains(':') ? $"[{connection.Host}]" : connection.Host;
        return string.Create(CultureInfo.InvariantCulture, $"postgres://{user}{host}:{connection.Port}/{Uri.EscapeDataString(connection.Database!)}");
    }

    /// <summary>What stands before a place and what behind it; all of it before, where there is no such place.</summary>
    private static (string Before, string Behind) Split(string text, int place) => place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);

    private static StudyStoreException Wrong(string what) => new($"the address of the PostgreSQL database makes no sense, {what}: {Form}");
}
