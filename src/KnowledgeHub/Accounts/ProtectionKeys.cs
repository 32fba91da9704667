using System.Xml.Linq;
using KnowledgeHub.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace KnowledgeHub.Accounts;

/// <summary>Keeps the keys that sign cookies and form tokens in the database, so that every node knows them and a restart logs nobody out.</summary>
public sealed class ProtectionKeys(Database database) : IXmlRepository
{
    private readonly NamedSql sql = database.Sql<ProtectionKeys>();

    // The framework asks without async; it does so a few times in a key's life of 90 days.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(async () =>
    {
        await using var session = await database.OpenAsync();
        return (await session.QueryAsync<string>(sql["all"])).Select(XElement.Parse).ToList();
    }).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(async () =>
    {
        await using var session = await database.OpenAsync();
        await session.RunAsync(sql["add"], new { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
    }).GetAwaiter().GetResult();
}
