namespace KnowledgeHub.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("KnowledgeHub.sln was not found above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "KnowledgeHub.sln")) ? folder.FullName
        : Find(folder.Parent);
}
