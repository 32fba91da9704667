using KnowledgeHub.Accounts;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace KnowledgeHub.Web.Accounts;

/// <summary>Everybody who works on the hub.</summary>
public sealed record PeoplePageModel(StaffFrame Frame, IReadOnlyList<Person> People, Terms Terms);

/// <summary>The form of an invitation.</summary>
public sealed record InvitePageModel(StaffFrame Frame, string Email, Rights Rights, string? Problem, Terms Terms);

/// <summary>One person, as administrators see them.</summary>
public sealed record PersonPageModel(StaffFrame Frame, Person Person, IReadOnlyList<SessionLine> Sessions, string? Problem, Terms Terms);

/// <summary>Where a mailed link leads: <paramref name="Purpose"/> is that of the link.</summary>
public sealed record LinkPageModel(StaffFrame Frame, string Purpose, string Token, string Email, string Name, string? Problem);

/// <summary>The form that asks for a link; <paramref name="Sent"/> when it was sent.</summary>
public sealed record ForgottenPageModel(StaffFrame Frame, bool Sent, string? Problem);

/// <summary>The second step of logging in.</summary>
public sealed record SecondStepPageModel(StaffFrame Frame, string Next, string? Problem);

/// <summary>One's own account; <paramref name="Problem"/> belongs to the part with this name.</summary>
public sealed record AccountPageModel(
    StaffFrame Frame, Account Account, int CodesLeft, IReadOnlyList<UserPasskeyInfo> Passkeys, bool PasskeysWork, IReadOnlyList<SessionLine> Sessions, string ThisSession, string ProblemPart, string? Problem);

/// <summary>Setting up the second factor with an app.</summary>
public sealed record SecondFactorPageModel(StaffFrame Frame, string Key, string Uri, string? Problem);

/// <summary>New recovery codes, shown once.</summary>
public sealed record RecoveryCodesPageModel(StaffFrame Frame, IReadOnlyList<string> Codes);
