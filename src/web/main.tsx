import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('rihla')
if (root) createRoot(root).render(<App />)
