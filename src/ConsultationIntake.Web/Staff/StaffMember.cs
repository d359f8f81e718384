namespace ConsultationIntake.Web.Staff;

/// <param name="Name">What corrections are signed with.</param>
public sealed record StaffMember(string Name);
