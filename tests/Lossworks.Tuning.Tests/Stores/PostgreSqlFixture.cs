using Lossworks.Tuning.Tests.Stores;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]

namespace Lossworks.Tuning.Tests.Stores;

/// <summary>One server for all tests that do not kill it, started by the first.</summary>
public sealed class PostgreSqlFixture : IDisposable
{
    private readonly Lazy<PostgreSqlServer> _server = new(PostgreSqlServer.Start);

    internal PostgreSqlServer Server
    {
        get
        {
            Assert.SkipWhen(PostgreSqlServer.WhyNot is not null, PostgreSqlServer.WhyNot ?? "");
            return _server.Value;
        }
    }


    public void Dispose()
    {
        if (_server.IsValueCreated)
            _server.Value.Dispose();
    }
}
