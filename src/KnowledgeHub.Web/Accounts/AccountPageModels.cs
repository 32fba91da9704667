using KnowledgeHub.Web.Staff;

namespace KnowledgeHub.Web.Accounts;

/// <summary>The form of the first start.</summary>
public sealed record SetupPageModel(StaffFrame Frame, string Email, string Name, string? Problem);

/// <summary>The login form; <paramref name="Next"/> is where it leads.</summary>
public sealed record LoginPageModel(StaffFrame Frame, string Email, string Next, string? Problem, bool Passkeys);
