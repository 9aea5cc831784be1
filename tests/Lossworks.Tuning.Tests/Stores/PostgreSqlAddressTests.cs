using Npgsql;

namespace Lossworks.Tuning.Tests.Stores;

public sealed class PostgreSqlAddressTests
{
    [Theory]
    [InlineData("postgres://me:secret@db.example.org:5433/tuning", "postgres://me@db.example.org:5433/tuning", "me", "secret", "tuning")]
    [InlineData("postgresql://me:secret@db/tuning?sslmode=require", "postgres://me@db:5432/tuning", "me", "secret", "tuning")]
    [InlineData("POSTGRES://me@db", "postgres://me@db:5432/me", "me", null, "me")]
    [InlineData("postgres://db/my%20base", "postgres://db:5432/my%20base", null, null, "my base")]
    [InlineData("postgres://a%40b:s%3Ae/c@r%25t@[::1]:6/d", "postgres://a%40b@[::1]:6/d", "a@b", "s:e/c@r%t", "d")]
    [InlineData("postgres://me:secret@/d?host=/run/postgresql", "postgres://me@/run/postgresql:5432/d", "me", "secret", "d")]
    public void An_address_is_read_and_its_password_is_not_shown(string address, string location, string? user, string? password, string database)
    {
        PostgreSqlAddress parsed = PostgreSqlAddress.Parse(address);
        Assert.Equal(location, parsed.Location);
        Assert.Equal((user, password, database), (parsed.Connection.Username, parsed.Connection.Password, parsed.Connection.Database));
        Assert.DoesNotContain("secret", parsed.Location);
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void The_mode_of_encryption_is_that_of_the_address(string given, SslMode mode) =>
        Assert.Equal(mode, PostgreSqlAddress.Parse($"postgres://h/d?connect_timeout=3&sslmode={given}").Connection.SslMode);

    [Theory]
    [InlineData("mysql://me:secret@h/d", "no address of a PostgreSQL database")]
    [InlineData("secret", "no address of a PostgreSQL database")]
    [InlineData("postgres://me:secret@h:0/d", "the port is no number from 1 to 65535")]
    [InlineData("postgres://me:secret@h:x/d", "the port is no number from 1 to 65535")]
    [InlineData("postgres://me:secret@/d", "the host is missing")]
    [InlineData("postgres://h", "the database is missing")]
    [InlineData("postgres://me:secret@h/d?sslmode=secret", "sslmode is one of disable, allow")]
    [InlineData("postgres://me:secret@h/d?secret=1", "an option that is not known")]
    public void An_address_that_makes_no_sense_is_refused_without_being_repeated(string address, string says)
    {
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => PostgreSqlStudyStore.Open(address));
        Assert.Contains(says, e.Message);
        Assert.Contains("write postgres://user:password@host:port/database.", e.Message);
        Assert.DoesNotContain("secret", e.ToString());
    }
}
