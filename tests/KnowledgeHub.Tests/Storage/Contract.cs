using Xunit;

namespace KnowledgeHub.Tests.Storage;

/// <summary>What has to hold on both databases: a contract is run by one small class for each.</summary>
public abstract class Contract
{
    protected Contract(TestDatabase database)
    {
        database.Require();
        Database = database;
    }

    protected TestDatabase Database { get; }

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected T Get<T>() where T : notnull => Database.Get<T>();
}
