"""Forms to prepare a Ma.akbank, its people, its sessions and their agendas."""
