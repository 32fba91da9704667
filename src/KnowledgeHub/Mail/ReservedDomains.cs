namespace KnowledgeHub.Mail;

/// <summary>Names that are reserved for examples, tests and the machine itself, so that no mail reaches anybody there: RFC 2606 and RFC 6761.</summary>
public static class ReservedDomains
{
    private static readonly string[] Names = ["example", "example.com", "example.net", "example.org", "invalid", "local", "localhost", "localdomain", "test"];

    public static bool Has(string domain) => Names.Any(name =>
        domain.Equals(name, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
}
