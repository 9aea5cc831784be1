namespace Lossworks.Tuning.Tests.Stores;

/// <summary>Databases that cannot be used.</summary>
public sealed class PostgreSqlRefusalTests(PostgreSqlFixture fixture)
{
    private PostgreSqlServer Server => fixture.Server;

    [Fact]
    public void A_database_that_is_not_there_is_named() => Refused(Server.AddressOf("nowhere"), "make the database first");

    [Fact]
    public void A_wrong_password_is_not_shown()
    {
        StudyStoreException e = Refused(Server.AddressWith("wrong-secret", "postgres"), "check the user and the password");
        Assert.DoesNotContain("secret", e.ToString());
    }

    [Fact]
    public void Tables_of_somebody_else_are_left_alone()
    {
        string database = Server.NewDatabase();
        Server.Execute(database, "CREATE TABLE lossworks_studies (x INTEGER)");
        Refused(Server.AddressOf(database), "are not those of Lossworks");
    }

    [Fact]
    public void A_newer_version_is_refused()
    {
        string database = Server.NewDatabase();
        PostgreSqlStudyStore.Open(Server.AddressOf(database)).Dispose();
        Server.Execute(database, "UPDATE lossworks_store SET version = 99");
        Refused(Server.AddressOf(database), "its tables have version 99");
    }

    [Fact]
    public void Sixteen_open_a_new_database_at_once()
    {
        string address = Server.AddressOf(Server.NewDatabase());
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            using PostgreSqlStudyStore store = PostgreSqlStudyStore.Open(address);
            Assert.Equal("s", store.Open("s", "{}").Name);
        });
    }

    private static StudyStoreException Refused(string address, string says)
    {
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => PostgreSqlStudyStore.Open(address));
        Assert.Contains(says, e.Message);
        Assert.StartsWith("postgres://tester@127.0.0.1:", e.Message.Replace("the tables of ", "", StringComparison.Ordinal));
        return e;
    }
}
