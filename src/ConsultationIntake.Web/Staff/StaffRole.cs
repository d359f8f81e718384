namespace ConsultationIntake.Web.Staff;

/// <summary>What a member of staff may do; each role may do what the one before it may.</summary>
public enum StaffRole
{
    /// <summary>Reads, corrects, decides and answers.</summary>
    Officer,

    /// <summary>Also erases, takes out personal data, and changes settings.</summary>
    Manager,
}
